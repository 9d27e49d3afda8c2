/** Waits until something is so; fails when it does not come to be. */
export async function until(isSo: () => Promise<boolean>, patience = 8000): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("waited in vain");
}
