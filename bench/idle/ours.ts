import { startServing } from "../scene/scene.ts";
import { answerMeasures } from "./answer-measures.ts";

/** The real server on the parent's database. */
const serving = await startServing(process.argv[2] as string);
answerMeasures(() => serving.stop());
process.send?.({ url: serving.url });
