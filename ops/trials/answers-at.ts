import { connect, type NetConnectOpts } from "node:net";

/** Whether something that is said to a service at an address is answered. */
export const answersAt = (address: NetConnectOpts, said: string): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(address);
    socket.on("error", () => done(false));
    socket.on("data", () => {
      socket.destroy();
      done(true);
    });
    socket.write(said);
  });
