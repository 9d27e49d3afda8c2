/**
 * Whether there is anything to see in a text: not in an empty one, in white space, or in characters that show nothing
 * (zero-width, fillers, marks of direction). A name without it could not be told from none.
 */
export const isSeen = (text: string): boolean => !/^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(text);
