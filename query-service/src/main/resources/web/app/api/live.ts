import type { ReactiveControllerHost } from 'lit';
import { store } from '../state/store';
import { ask, changes, progress } from './client';
import { Stream } from './stream';
import type { Progress } from './types';

/** News are told some time after the first of them, and then at most so often, in milliseconds; not by all pages at one moment. */
const QUIET = 1_000;
const SPREAD = 1_000;
const RHYTHM = 3_000;

/** So often it is looked whether there is news of which no stream has told. */
const LOOK = 60_000;

/** A service that has not said so soon how far it is, in milliseconds, and of which no stream is heard either, counts as out of reach. */
const AT_ONCE = 15_000;

/** After so long a stream that was refused or has ended is tried again; each time twice as long, up to the longest. */
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
    private stream?: Stream;
    /** Of the stream that is wanted. */
    private address?: string;
    private refused = false;
    private again?: number;
    private wait = AGAIN;
    private due?: number;
    private last = 0;
    private asked = 0;
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
            if (!this.stream?.isOpen) this.listen();
        });
        addEventListener('offline', () => void this.check());
    }

    /** How news come; nothing where none are wanted. */
    get state(): 'live' | 'connecting' | 'polled' | 'notLive' | undefined {
        if (this.reached === false) return 'notLive';
        if (this.address === undefined) return undefined;
        if (this.stream?.isOpen) return 'live';
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
        this.stream = new Stream(this.address, {
            opened: () => {
                this.wait = AGAIN;
                this.refused = false;
                void this.look(); // what came before it was open, or while it was not
            },
            changed: () => this.tell(),
            closed: (how) => {
                void this.look();
                this.refused = how === 'refused';
                this.again = window.setTimeout(() => this.listen(), how === 'silent' ? 0 : this.wait * (1 + Math.random() / 2));
                this.wait = Math.min(this.wait * 2, LONGEST);
            },
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
        const asked = ++this.asked;
        let found: Progress | undefined;
        try {
            if (navigator.onLine) found = (await ask(progress(), this.stream?.isOpen ? undefined : AbortSignal.timeout(AT_ONCE))).body;
        } catch {
            // it is out of reach
        }
        if (asked !== this.asked) return found !== undefined; // it has been asked again, and that counts
        this.progress = found;
        this.seen = found?.recorded ?? this.seen;
        this.reached = found !== undefined;
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
