/** Every camera and microphone stream that our pages open, so that one call stops them all. */

const streams = new Set<MediaStream>();

export function keepStream(stream: MediaStream): MediaStream {
  streams.add(stream);
  return stream;
}

export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
  streams.delete(stream);
}

export function stopAllMedia(): void {
  for (const stream of [...streams]) stopStream(stream);
}
