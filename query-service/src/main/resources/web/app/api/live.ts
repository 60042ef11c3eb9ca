import type { ReactiveControllerHost } from 'lit';
import { store } from '../state/store';
import { ask, changes, progress } from './client';
import type { Progress } from './types';

/** News are told some time after the first of them, and then at most so often, in milliseconds; not by all pages at one moment. */
const QUIET = 1_000;
const SPREAD = 1_000;
const RHYTHM = 3_000;

/** So often it is looked whether there is news of which no stream has told. */
const LOOK = 60_000;

/** After so long a stream that was refused is tried again; each time twice as long, up to the longest. */
const AGAIN = 5_000;
const LONGEST = 60_000;

/**
 * Tells of what becomes known: by a stream of the changes that concern the view, as long as it is of now, in a page of its
 * own and seen; and by a look each minute. Many changes at once are one piece of news. How far the service is behind the log
 * is asked along with it.
 */
class Live extends EventTarget {
    /** How far the service is; nothing while it cannot be reached. */
    progress?: Progress;
    /** Whether the service can be reached at the moment; not known before the first try. */
    reached?: boolean;
    private stream?: EventSource;
    /** Of the stream that is wanted. */
    private address?: string;
    private refused = false;
    private again?: number;
    private wait = AGAIN;
    private due?: number;
    private last = 0;
    /** When the latest event was taken in of which the page can know. */
    private seen?: string;

    /** Begins to look, and to listen behind what the view asks at first: a browser has few connections to a server. */
    start(): void {
        void this.look();
        setInterval(() => document.hidden || void this.look(), LOOK + Math.random() * SPREAD);
        setTimeout(() => this.follow());
        store.addEventListener('change', () => this.follow());
        document.addEventListener('visibilitychange', () => {
            this.follow();
            if (!document.hidden) void this.look();
        });
        addEventListener('online', () => {
            void this.look();
            if (this.stream?.readyState !== EventSource.OPEN) this.listen();
        });
    }

    /** How news come; nothing where none are wanted. */
    get state(): 'live' | 'connecting' | 'polled' | 'notLive' | undefined {
        if (this.reached === false) return 'notLive';
        if (this.address === undefined) return undefined;
        if (this.stream?.readyState === EventSource.OPEN) return 'live';
        return this.refused ? 'polled' : 'connecting';
    }

    private follow(): void {
        const wanted = document.hidden ? undefined : changes(store.place);
        if (wanted === this.address) return;
        this.address = wanted;
        this.wait = AGAIN;
        this.refused = false;
        this.listen();
    }

    private listen(): void {
        clearTimeout(this.again);
        this.stream?.close();
        this.stream = undefined;
        this.dispatchEvent(new Event('state'));
        if (this.address === undefined) return;
        const stream = new EventSource(this.address);
        this.stream = stream;
        stream.addEventListener('change', () => this.tell());
        stream.addEventListener('open', () => {
            this.wait = AGAIN;
            this.refused = false;
            void this.look(); // what came before it was open, or while it was not
        });
        stream.addEventListener('error', () => {
            void this.look();
            if (stream !== this.stream || stream.readyState !== EventSource.CLOSED) return; // the browser itself tries again
            this.refused = true;
            this.again = window.setTimeout(() => this.listen(), this.wait * (1 + Math.random() / 2));
            this.wait = Math.min(this.wait * 2, LONGEST);
        });
    }

    private tell(): void {
        if (this.due !== undefined) return;
        this.due = window.setTimeout(() => {
            this.due = undefined;
            this.last = Date.now();
            // what becomes known behind this is seen at the next look
            void this.check().then((reached) => reached && this.dispatchEvent(new Event('news')));
        }, Math.max(QUIET + Math.random() * SPREAD, this.last + RHYTHM - Date.now()));
    }

    /** Asks how far the service is, and tells if there is something new. */
    private async look(): Promise<void> {
        const before = this.seen;
        const was = this.reached;
        const reached = await this.check();
        if (reached && (was === false || (before !== undefined && before !== this.seen))) this.tell();
    }

    private async check(): Promise<boolean> {
        try {
            this.progress = (await ask(progress())).body;
            this.seen = this.progress.recorded;
            this.reached = true;
        } catch {
            this.progress = undefined;
            this.reached = false;
        }
        this.dispatchEvent(new Event('state'));
        return this.reached;
    }
}

export const live = new Live();

/** Draws a part anew when it is told how the service is, as long as the part is there. */
export function drawnWithState(part: ReactiveControllerHost): void {
    const told = () => part.requestUpdate();
    part.addController({
        hostConnected: () => live.addEventListener('state', told),
        hostDisconnected: () => live.removeEventListener('state', told),
    });
}
