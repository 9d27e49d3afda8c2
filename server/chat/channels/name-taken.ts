/** Whether a statement failed because another channel that is not archived has the name (PostgreSQL 23505). */
export const isTaken = (error: unknown): boolean => {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === "23505" && constraint === "channel_name";
};
