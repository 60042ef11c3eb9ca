/** The service says something every 15 seconds, if only a comment: who hears nothing for so long, in milliseconds, is not connected any more. */
const SILENCE = 30_000;

/** Who listens to a stream. */
export interface Listener {
    opened(): void;
    changed(): void;
    /** It is over: refused by the service, or cut off, or silent for too long. */
    closed(how: 'refused' | 'broken' | 'silent'): void;
}

/** A stream of changes. An EventSource would hide comments, and so could not be told from one of which nothing comes any more. */
export class Stream {
    isOpen = false;
    private readonly over = new AbortController();
    private silence?: number;

    constructor(address: string, private readonly listener: Listener) {
        void this.read(address).then((how) => {
            this.isOpen = false;
            clearTimeout(this.silence);
            if (this.over.signal.reason !== 'left') listener.closed(how);
        });
    }

    /** Leaves it, and hears nothing of it any more. */
    close(): void {
        this.over.abort('left');
    }

    private async read(address: string): Promise<'refused' | 'broken' | 'silent'> {
        try {
            this.heard();
            const { signal } = this.over;
            const { body, ok } = await fetch(address, { signal, headers: { Accept: 'text/event-stream' }, cache: 'no-store' });
            if (!ok || !body) {
                void body?.cancel();
                return 'refused';
            }
            this.isOpen = true;
            this.listener.opened();
            const words = new TextDecoder();
            let line = '';
            for (const reader = body.getReader(); ; ) {
                const { done, value } = await reader.read();
                if (done) return 'broken';
                this.heard();
                const lines = (line + words.decode(value, { stream: true })).split('\n');
                line = lines.pop() ?? '';
                if (lines.some((one) => /^event: ?change\r?$/.test(one))) this.listener.changed();
            }
        } catch {
            return this.over.signal.reason === 'silent' ? 'silent' : 'broken';
        }
    }

    private heard(): void {
        clearTimeout(this.silence);
        this.silence = window.setTimeout(() => this.over.abort('silent'), SILENCE);
    }
}
