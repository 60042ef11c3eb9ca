import { ask, progress } from './client';
import type { Progress } from './types';

/** News are told one second after the first of them, and then at most so often, in milliseconds. */
const QUIET = 1_000;
const RHYTHM = 3_000;

/**
 * Listens to what becomes known. Many changes at once are one piece of news; how far the service is behind the log is asked
 * along with it. While the page is hidden nothing is told.
 */
class Live extends EventTarget {
    progress?: Progress;
    /** Whether the service can be reached at the moment; not known before the first try. */
    reached?: boolean;
    private stream?: EventSource;
    private due?: number;
    private last = 0;

    /** Begins to listen. */
    start(): void {
        this.listen();
        void this.look();
        setInterval(() => void this.look(), 60_000);
        addEventListener('online', () => this.listen());
        document.addEventListener('visibilitychange', () => {
            if (document.hidden) this.end();
            else this.listen();
        });
    }

    private listen(): void {
        if (this.stream && this.stream.readyState !== EventSource.CLOSED) return;
        const before = this.stream !== undefined;
        this.stream = new EventSource('/changes');
        this.stream.addEventListener('change', () => this.tell());
        this.stream.addEventListener('open', () => {
            this.became(true);
            if (before) this.tell();
        });
        this.stream.addEventListener('error', () => void this.look());
    }

    private end(): void {
        this.stream?.close();
    }

    private tell(): void {
        if (this.due !== undefined) return;
        this.due = window.setTimeout(() => {
            this.due = undefined;
            this.last = Date.now();
            void this.look();
            this.dispatchEvent(new Event('news'));
        }, Math.max(QUIET, this.last + RHYTHM - Date.now()));
    }

    private async look(): Promise<void> {
        try {
            this.progress = (await ask(progress())).body;
            this.became(true);
            if (this.stream?.readyState === EventSource.CLOSED && !document.hidden) this.listen();
        } catch {
            this.became(false);
        }
    }

    private became(reached: boolean): void {
        const back = reached && this.reached === false;
        this.reached = reached;
        this.dispatchEvent(new Event('state'));
        if (back) this.tell();
    }
}

export const live = new Live();
