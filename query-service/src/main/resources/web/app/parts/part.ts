import { LitElement } from 'lit';
import { type Speech, speech } from '../language/speech';
import type { Place } from '../state/place';
import { store } from '../state/store';

/**
 * An element of the page that is drawn from where the reader is. It is drawn into the page itself, not into a tree of its own:
 * one style sheet serves all, and so do print, search in the page and screen readers.
 */
export abstract class Part extends LitElement {
    private readonly moved = () => this.requestUpdate();

    get place(): Place {
        return store.place;
    }

    get speech(): Speech {
        return speech(store.place.lang);
    }

    protected override createRenderRoot(): HTMLElement {
        return this;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        store.addEventListener('change', this.moved);
    }

    override disconnectedCallback(): void {
        store.removeEventListener('change', this.moved);
        super.disconnectedCallback();
    }
}
