import type { Desk } from './desk.ts';
import { announce } from './dom.ts';
import type { Editing } from './editing.ts';
import type { EditorFinding } from './editor-findings.ts';
import type { Panel } from './panel.ts';

/** A finding as the panel carries it. */
interface PanelFinding extends EditorFinding {
  side: 'source' | 'target';
}

const SEVERITIES = ['error', 'warning', 'hint'] as const;

/** What the checks found in the open segment: marked in both texts, gone through and fixed by key. */
export class Findings {
  readonly #desk: Pick<Desk, 'article' | 't'>;
  readonly #editing: Editing;
  readonly #panel: Panel;
  /** The finding one is at. */
  #current: string | undefined;

  constructor(desk: Pick<Desk, 'article' | 't'>, editing: Editing, panel: Panel) {
    this.#desk = desk;
    this.#editing = editing;
    this.#panel = panel;
    panel.onShown(() => this.#show());
    desk.article.onRefresh(() => this.#markSource());
    editing.onLeave(() => this.#markSource());
  }

  /** Goes to the next finding of the open segment; says whether there was one. */
  next(): boolean {
    const editor = this.#editing.session?.editor;
    if (!editor) return false;
    const all = editor.findings();
    const at = all.findIndex(({ key }) => key === this.#current);
    const next = at >= 0 ? all[at + 1] : all[0];
    if (!next) return false;
    this.#goTo(next.key);
    return true;
  }

  /** Goes to the first finding of the segment that was just opened, once it is known. */
  async first(): Promise<void> {
    const { session } = this.#editing;
    await this.#panel.whenReady();
    if (session !== this.#editing.session) return;
    this.#current = undefined;
    if (!this.next())
      this.#panel.root.querySelector<HTMLElement>('.finding')?.scrollIntoView({ block: 'nearest' });
  }

  /** Applies the fix of a finding: the one named, or the one that one is at. */
  fix(key = this.#current ?? this.#editing.session?.editor?.findings()[0]?.key): void {
    const editor = this.#editing.session?.editor;
    const { t } = this.#desk;
    const finding = this.#open().find((one) => one.key === key);
    if (!editor || !finding) {
      announce(t('finding.noFix'));
      return;
    }
    const done = editor.applyFix(finding.key);
    if (done === 'fixed') {
      announce(t('finding.fixed', { message: finding.message }));
      this.#item(finding.key)?.classList.add('is-fixed');
      editor.focus();
    } else {
      announce(t(done === 'none' ? 'finding.noFix' : 'finding.moved'));
    }
  }

  /** Selects the words of a finding in the editor. */
  show(key: string): void {
    this.#panel.close();
    this.#goTo(key);
  }

  #goTo(key: string): void {
    const editor = this.#editing.session?.editor;
    const placed = editor?.findings().find((one) => one.key === key);
    this.#current = key;
    for (const item of this.#panel.root.querySelectorAll('.finding.is-current')) {
      item.classList.remove('is-current');
    }
    const item = this.#item(key);
    item?.classList.add('is-current');
    item?.scrollIntoView({ block: 'nearest' });
    if (!editor || !placed) return;
    editor.select(placed.from, placed.to);
    editor.focus();
    announce(placed.message);
  }

  #item(key: string): Element | null {
    return this.#panel.root.querySelector(`[data-finding="${CSS.escape(key)}"]`);
  }

  /** The open findings the panel has, if it shows the open segment as it is saved. */
  #open(): PanelFinding[] {
    const { session } = this.#editing;
    const body = this.#panel.root.querySelector<HTMLElement>('[data-panel-segment]');
    if (!session || Number(body?.dataset.panelSegment) !== session.id) return [];
    const facts = this.#desk.article.facts(session.element);
    if (Number(body?.dataset.panelVersion) !== facts.version) return [];
    const list = body?.querySelector<HTMLElement>('[data-findings]')?.dataset.findings;
    return list ? (JSON.parse(list) as PanelFinding[]) : [];
  }

  #show(): void {
    const { session } = this.#editing;
    const found = this.#open();
    if (!found.some(({ key }) => key === this.#current)) this.#current = undefined;
    if (session?.editor) {
      const saved = this.#desk.article.facts(session.element).text;
      const own = found.filter(({ side }) => side === 'target');
      session.editor.showFindings(own, saved);
    }
    this.#markSource();
  }

  /** Marks words of the original without touching its elements, which others read and replace. */
  #markSource(): void {
    if (!('highlights' in CSS)) return;
    const { session } = this.#editing;
    const text = session && this.#desk.article.source(session.id)?.firstChild;
    const found = this.#open().filter(({ side }) => side === 'source');
    for (const severity of SEVERITIES) {
      const ranges = found.flatMap((one) => {
        if (one.severity !== severity || !(text instanceof Text)) return [];
        if (one.end > text.length || one.start >= one.end) return [];
        const range = document.createRange();
        range.setStart(text, one.start);
        range.setEnd(text, one.end);
        return [range];
      });
      CSS.highlights.set(`finding-${severity}`, new Highlight(...ranges));
    }
  }
}
