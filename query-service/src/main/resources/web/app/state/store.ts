import { address, type Place, read } from './place';

/** Holds where the reader is. The address is the state; this says when it changes. */
class Store extends EventTarget {
    place: Place = read(location.search, navigator.languages);

    constructor() {
        super();
        addEventListener('popstate', () => this.become(read(location.search, navigator.languages)));
    }

    /** Goes to a place as a link does. */
    go(place: Place): void {
        if (this.place.embed) {
            open(address({ ...place, embed: undefined }), '_blank', 'noopener'); // one panel alone is no place to go on in
            return;
        }
        if (address(place) === address(this.place)) return;
        const left = place.view !== this.place.view || place.of !== this.place.of;
        history.pushState(null, '', address(place));
        this.become(read(location.search));
        if (left) scrollTo(0, 0);
    }

    /** Goes to a place in the stead of the one before, for what is tried out in passing. */
    slide(place: Place): void {
        history.replaceState(null, '', address(place));
        this.become(read(location.search));
    }

    private become(place: Place): void {
        this.place = place;
        this.dispatchEvent(new Event('change'));
    }
}

export const store = new Store();

/** Follows links within the dashboard without loading the page anew; leaves all others to the browser. */
export function follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node instanceof Element && node.localName === 'a') as
        | HTMLAnchorElement
        | SVGAElement
        | undefined;
    const target = link?.getAttribute('href');
    if (!target?.startsWith('/?') || link?.hasAttribute('target') || link?.hasAttribute('download')) return;
    event.preventDefault();
    store.go(read(target.slice(1)));
    scrollTo(0, 0);
}
