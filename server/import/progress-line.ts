/** Where progress is shown: the error output, so that the result has the standard output to itself. */
export type ProgressOutput = {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
};

/** A bar with rate and time left: redrawn in a terminal, a line every few seconds elsewhere. */
export class ProgressLine {
  readonly #output: ProgressOutput;
  readonly #now: () => number;
  #step = "";
  #startedAt = 0;
  #startedWith = 0;
  #shownAt = 0;
  #isOpen = false;

  constructor(output: ProgressOutput, now: () => number = Date.now) {
    this.#output = output;
    this.#now = now;
  }

  /** `unit`: what is counted, shown with the rate. */
  show(step: string, done: number, total: number, unit: string): void {
    const now = this.#now();
    if (step !== this.#step) {
      this.end();
      this.#step = step;
      this.#startedAt = now;
      this.#startedWith = done;
      this.#shownAt = this.#output.isTTY ? 0 : now;
    }
    const isLast = done >= total && this.#output.isTTY === true;
    if (!isLast && now - this.#shownAt < (this.#output.isTTY ? 100 : 5000)) return;
    this.#shownAt = now;
    const text = progressText(step, {
      done,
      total,
      unit,
      seconds: (now - this.#startedAt) / 1000,
      before: this.#startedWith,
    });
    if (!this.#output.isTTY) return void this.#output.write(`${text}\n`);
    this.#isOpen = true;
    this.#output.write(`\r\u001b[K${text.slice(0, (this.#output.columns ?? 80) - 1)}`);
  }

  end(): void {
    if (this.#isOpen) this.#output.write("\n");
    this.#isOpen = false;
    this.#step = "";
  }
}

type Progress = { done: number; total: number; unit: string; seconds: number; before: number };

/** What was done before this step began (by an interrupted run) counts as done and not as speed. */
function progressText(step: string, { done, total, unit, seconds, before }: Progress): string {
  const share = total > 0 ? Math.min(1, done / total) : 1;
  const bar = "█".repeat(Math.round(share * 20)).padEnd(20, "░");
  const rate = seconds > 0.2 ? (done - before) / seconds : 0;
  const left = rate > 0 ? Math.ceil((total - done) / rate) : undefined;
  const speed = rate > 0 ? `  ${Math.round(rate).toLocaleString("en")} ${unit}/s` : "";
  return `${step.padEnd(8)} ${bar} ${String(Math.floor(share * 100)).padStart(3)} %${speed}${left === undefined ? "" : `  ${timeText(left)} left`}`;
}

const timeText = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
