/** What is found out about films and recordings where ffmpeg is installed. */
export { readFilm } from "./read-film.ts";
