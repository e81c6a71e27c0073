import { attribute, childElements, type XmlElement } from '../../xml.ts';
import type { XmlReport } from '../../xml-report.ts';
import { isCore } from '../namespaces.ts';

/** Change Tracking: what each list of revisions is of, and what of it each revision had. */
export function checkChangeTrack(track: XmlElement, report: XmlReport): void {
  if (!track.parent) return;
  const candidates = trackable(track.parent);
  for (const revisions of childElements(track)) {
    checkRevisions(revisions, candidates, report);
  }
}

function checkRevisions(
  revisions: XmlElement,
  candidates: readonly XmlElement[],
  report: XmlReport,
): void {
  const appliesTo = attribute(revisions, 'appliesTo');
  const ref = attribute(revisions, 'ref');
  const named = candidates.filter(({ local }) => local === appliesTo);
  if (appliesTo !== undefined && named.length === 0) {
    const message = `There is no <${appliesTo}> beside the revisions that they could be of.`;
    report.add('revisions-apply-to-nothing', revisions, message);
    return;
  }
  let subject = named.length === 1 ? named[0] : undefined;
  if (ref === undefined) {
    if (named.length > 1 && named.some((element) => attribute(element, 'id') !== undefined)) {
      const message = `There is more than one <${appliesTo}>; the revisions need a ref to one.`;
      report.add('revisions-reference-missing', revisions, message);
    }
  } else {
    const withIds = named.some((element) => attribute(element, 'id') !== undefined);
    const among = withIds ? named : candidates;
    const referred = among.find((element) => attribute(element, 'id') === ref);
    if (!referred) {
      const message = `The ref "${ref}" is the identifier of no <${appliesTo}> beside the revisions.`;
      report.add('revisions-reference', revisions, message);
      return;
    }
    subject = withIds ? referred : subject;
  }
  checkVersions(revisions, report);
  for (const revision of childElements(revisions)) checkItems(revision, subject, report);
}

function checkVersions(revisions: XmlElement, report: XmlReport): void {
  const current = attribute(revisions, 'currentVersion');
  const versions = new Set<string>();
  for (const revision of childElements(revisions)) {
    const version = attribute(revision, 'version');
    if (version === undefined) continue;
    if (versions.has(version)) {
      report.add('duplicate-revision', revision, `There are two revisions "${version}".`);
    }
    versions.add(version);
  }
  if (current !== undefined && !versions.has(current)) {
    report.add('revision-current', revisions, `There is no revision "${current}" among them.`);
  }
}

/** An item keeps the content or one attribute of what the revisions are of, each of them once. */
function checkItems(
  revision: XmlElement,
  subject: XmlElement | undefined,
  report: XmlReport,
): void {
  const kept = new Set<string>();
  for (const item of childElements(revision)) {
    const property = attribute(item, 'property');
    if (property === undefined) continue;
    if (kept.has(property)) {
      report.add('revision-property-repeated', item, `The revision has its ${property} twice.`);
    }
    kept.add(property);
    if (property === 'content' || !subject) continue;
    if (subject.attributes.some(({ name }) => name === property)) continue;
    const message = `<${subject.name}> has no attribute ${property} that a revision could be of.`;
    report.add('revision-property', item, message);
  }
}

/** Elements beside the module, and their children. */
function trackable(parent: XmlElement): XmlElement[] {
  return childElements(parent)
    .filter(({ uri }) => isCore(uri))
    .flatMap((child) => [child, ...childElements(child)]);
}
