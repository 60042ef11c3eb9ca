/** What the style sheet says of a mark, and a drawing by itself has to say as attributes. */
const STYLED = [
    'fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'unicode-bidi',
] as const;

/** A drawing of the page as a file: it looks the same without the page's styles, and its links are whole addresses. */
export function standalone(drawn: SVGSVGElement, behind: string): string {
    const copy = drawn.cloneNode(true) as SVGSVGElement;
    const [marks, copies] = [drawn.querySelectorAll('*'), copy.querySelectorAll('*')];
    marks.forEach((mark, index) => {
        const style = getComputedStyle(mark);
        for (const name of STYLED) copies[index]?.setAttribute(name, style.getPropertyValue(name));
        const link = mark.getAttribute('href');
        if (link) copies[index]?.setAttribute('href', new URL(link, location.href).href);
    });
    const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: behind })) paper.setAttribute(name, value);
    copy.prepend(paper);
    return wellFormed(new XMLSerializer().serializeToString(copy));
}

/** Without the characters that XML cannot hold, whoever wrote them into a title: no program would open the file. */
export function wellFormed(xml: string): string {
    return xml.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** A drawing as PNG, twice as large; over it, what is drawn twice as large already, so far from the top. */
export async function pixels(drawing: string, width: number, height: number, over?: { drawn: HTMLCanvasElement; top: number }): Promise<Blob | undefined> {
    const image = new Image();
    const address = URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }));
    try {
        image.src = address;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [width * 2, height * 2];
        canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
        if (over) canvas.getContext('2d')?.drawImage(over.drawn, 0, over.top * 2);
        return await new Promise((done) => canvas.toBlob((blob) => done(blob ?? undefined), 'image/png'));
    } finally {
        URL.revokeObjectURL(address);
    }
}
