const memoryPage = 65_536;
const mostPages = (512 * 1024 * 1024) / memoryPage;

/** What a decoder's own memory may grow to; beyond that it is told there is no more, and gives up the file. */
const grow = Reflect.get(WebAssembly.Memory.prototype, "grow") as (this: WebAssembly.Memory, pages: number) => number;
WebAssembly.Memory.prototype.grow = function bounded(this: WebAssembly.Memory, pages: number): number {
  if (this.buffer.byteLength / memoryPage + pages > mostPages) throw new RangeError("too much memory");
  return grow.call(this, pages);
};
