/** What a device offers to choose from; `camera` opens it. */
export type PickFrom = "files" | "pictures" | "camera";

const accepted: Record<PickFrom, string> = { files: "", pictures: "image/*,video/*", camera: "image/*" };

/** Opens the device's own way to choose files; nothing happens when nothing is chosen. */
export function pickFiles(from: PickFrom, take: (files: File[]) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = from !== "camera";
  input.accept = accepted[from];
  if (from === "camera") input.setAttribute("capture", "environment");
  input.hidden = true;
  // Some browsers forget an input that stands nowhere before it is answered.
  document.body.append(input);
  input.addEventListener("change", () => {
    take([...(input.files ?? [])]);
    input.remove();
  });
  input.addEventListener("cancel", () => input.remove());
  input.click();
}
