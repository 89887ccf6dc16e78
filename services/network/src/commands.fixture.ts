import { ActCommands } from './act/act.commands.js';
import { AgreementCommands } from './agreement/agreement.commands.js';
import { CategoryCommands } from './category/category.commands.js';
import { ContingentCommands } from './contingent/contingent.commands.js';
import { GrantCommands } from './grant/grant.commands.js';
import { RelationCommands } from './relation/relation.commands.js';
import type { Network } from './running.fixture.js';
import { ServiceModelCommands } from './service-model/service-model.commands.js';
import { SiteCommands } from './site/site.commands.js';
import { StructureCommands } from './structure/structure.commands.js';
import type { Authority } from './unit/authority.js';
import { WebResourceCommands } from './web-resource/web-resource.commands.js';

/** The commands on records of units, checked by an authority: the real one, or one that has forgotten how. */
export const commandsWith = ({ works }: Network, authority: Authority) => ({
  grants: new GrantCommands(works, authority),
  contingents: new ContingentCommands(works, authority),
  structures: new StructureCommands(works, authority),
  sites: new SiteCommands(works, authority),
  categories: new CategoryCommands(works, authority),
  acts: new ActCommands(works, authority),
  relations: new RelationCommands(works, authority),
  resources: new WebResourceCommands(works, authority),
  agreements: new AgreementCommands(works, authority),
  models: new ServiceModelCommands(works, authority),
});

export type Commands = ReturnType<typeof commandsWith>;
