import { svg, type SVGTemplateResult } from 'lit';
import type { Theme } from '../../chart/model';
import type { Mark } from '../../kinds/kind';

/** What a mark of the line of time looks like, in 16 by 12 pixels. */
export function sign(theme: Theme, mark: Mark | 'vague' | 'now'): SVGTemplateResult {
    const bar = (fill: string, opacity = 1) => svg`<rect y="2" width="14" height="9" rx="3" fill=${fill} opacity=${opacity}></rect>`;
    switch (mark) {
        case 'arrow':
            return svg`<line x1="0" x2="14" y1="6" y2="6" stroke=${theme.accent} stroke-width="2.5"></line>`;
        case 'round':
            return svg`<circle cx="7" cy="6" r="5" fill=${theme.accent}></circle>`;
        case 'tip':
            return svg`<path d="M7 0l6 6-6 6-6-6z" fill=${theme.accent}></path>`;
        case 'progress':
            return svg`${bar(theme.accent)}<rect y="2" width="7" height="9" rx="3" fill=${theme.good}></rect>`;
        case 'days':
            return bar(theme.sector('military'));
        case 'plan':
            return bar(theme.sector('education'));
        case 'vague':
            return bar(theme.accent, 0.2);
        case 'now':
            return svg`<line x1="7" x2="7" y1="0" y2="12" stroke=${theme.bad} stroke-width="2" stroke-dasharray="2 2"></line>`;
        default:
            return bar(theme.accent);
    }
}
