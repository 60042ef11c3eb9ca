import { html, type TemplateResult } from 'lit';
import type { Figure } from './figure';
import type { Theme } from './model';

/** A drawing by itself, below its label, in the colours and letters of the page. */
export function card(theme: Theme, label: string, width: number, height: number, drawn: unknown): ReturnType<Figure['picture']> {
    const svg: TemplateResult = html`<svg xmlns="http://www.w3.org/2000/svg" width=${width} height=${height} viewBox="0 0 ${width} ${height}"
        font-family=${theme.font} font-size="13" fill=${theme.text}>
        <rect width="100%" height="100%" fill=${theme.surface}></rect>
        <text x="12" y="24" font-weight="600">${label}</text>
        ${drawn}
    </svg>`;
    return { svg, width, height };
}
