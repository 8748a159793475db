/** Events by name, as Jitsi's external API has them. */

import type { Listener } from "../lib/meeting-api";

export class Emitter {
  private readonly listeners = new Map<string, Set<Listener>>();

  addListener(event: string, listener: Listener): this {
    const known = this.listeners.get(event) ?? new Set<Listener>();
    known.add(listener);
    this.listeners.set(event, known);
    return this;
  }

  on(event: string, listener: Listener): this {
    return this.addListener(event, listener);
  }

  removeListener(event: string, listener: Listener): this {
    this.listeners.get(event)?.delete(listener);
    return this;
  }

  off(event: string, listener: Listener): this {
    return this.removeListener(event, listener);
  }

  protected emit(event: string, data: unknown = {}): void {
    for (const listener of [...(this.listeners.get(event) ?? [])]) listener(data);
  }

  protected forgetListeners(): void {
    this.listeners.clear();
  }
}
