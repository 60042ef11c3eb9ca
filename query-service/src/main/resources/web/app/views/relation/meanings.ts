import { svg, type SVGTemplateResult } from 'lit';
import type { Theme } from '../../chart/model';
import type { Mark } from '../../kinds/kind';
import type { Stage } from './course';

/** What stands in the key of the line of time. */
export type Meant = Mark | Stage | 'gauge' | 'cut' | 'vague' | 'now';

/** What a mark of the line of time looks like, in 16 by 12 pixels. */
export function sign(theme: Theme, mark: Meant): SVGTemplateResult {
    const bar = (fill: string, opacity = 1, stroke = 'none') =>
        svg`<rect x="0.5" y="2" width="14" height="9" rx="3" fill=${fill} fill-opacity=${opacity} stroke=${stroke} stroke-dasharray=${opacity < 1 ? '2 2' : 'none'}></rect>`;
    switch (mark) {
        case 'arrow':
            return svg`<line x1="0" x2="14" y1="6" y2="6" stroke=${theme.accent} stroke-width="2.5"></line>`;
        case 'round':
            return svg`<circle cx="7" cy="6" r="5" fill=${theme.accent}></circle>`;
        case 'tip':
            return svg`<path d="M7 0l6 6-6 6-6-6z" fill=${theme.accent}></path>`;
        case 'planned':
            return bar(theme.surface, 1, theme.accent);
        case 'signed':
            return bar(theme.quiet, 1, theme.accent);
        case 'suspended':
            return bar(theme.warn);
        case 'ended':
            return svg`<rect x="6" width="3" height="12" fill=${theme.bad}></rect>`;
        case 'gauge':
            return svg`${bar(theme.quiet)}<rect y="2" width="7" height="9" rx="3" fill=${theme.good}></rect>`;
        case 'cut':
            return svg`<path d="M3 6l8-6v12z" fill=${theme.accent}></path>`;
        case 'days':
            return bar(theme.sector('military'));
        case 'plan':
            return bar(theme.sector('education'));
        case 'vague':
            return bar(theme.accent, 0.2, theme.soft);
        case 'now':
            return svg`<line x1="7" x2="7" y1="0" y2="12" stroke=${theme.bad} stroke-width="2" stroke-dasharray="2 2"></line>`;
        default:
            return bar(theme.accent);
    }
}
