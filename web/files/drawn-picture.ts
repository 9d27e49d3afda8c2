/** What browsers draw as a picture by themselves. */
export const isDrawn = (mediaType: string): boolean => /^image\/(?:png|jpe?g|gif|webp|avif)$/.test(mediaType);
