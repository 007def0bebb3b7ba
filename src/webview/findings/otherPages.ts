import type { OtherPage } from '../../overview/pages';
import { PlanPage } from '../plan/planPage';
import { DoctorPage } from './doctorPage';
import type { FindingsParts, OtherPageView } from './pageParts';
import { ResultsPage } from './resultsPage';

export function otherPageOf(asked: OtherPage, parts: FindingsParts): OtherPageView {
  switch (asked.page) {
    case 'plan':
      return new PlanPage(parts, asked);
    case 'doctor':
      return new DoctorPage(parts, asked);
    case 'results':
      return new ResultsPage(parts, asked);
  }
}
