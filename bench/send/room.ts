import { type Crowd, channelWith, gather, inTurns } from "../scene/people.ts";
import type { Scene } from "../scene/scene.ts";

/** Where is sent: a workspace whose people are in all of its channels. */
export type Room = Crowd & { channelIds: string[] };

export async function room(scene: Scene, name: string, size: { senders: number; channels: number }): Promise<Room> {
  const crowd = await gather(scene, size.senders, name);
  const channelIds = await inTurns(size.channels, 8, (index) => channelWith(scene.platform, crowd, `channel-${index}`));
  return { ...crowd, channelIds };
}

/** What is sent, but for a number at its end. */
export const words = "The migration ran on staging in 3 min 12 s for 41 million rows, nobody noticed. ";
