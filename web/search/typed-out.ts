const pause = 200;

/** Whether nothing was typed for a moment: every letter by itself is not worth a question to the server. */
export function typedOut(): () => Promise<boolean> {
  let turn = 0;
  return async () => {
    turn += 1;
    const own = turn;
    await new Promise((done) => setTimeout(done, pause));
    return own === turn;
  };
}
