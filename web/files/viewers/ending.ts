/** What stands behind the last full stop of a name, in small letters. */
export const ending = (name: string): string => /\.([^.]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? "";
