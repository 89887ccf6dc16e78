import { defineService } from '@metodnet/subgraph';
import { ActCommands } from './act/act.commands.js';
import { ActQueries } from './act/act.queries.js';
import { ActResolver } from './act/act.resolver.js';
import { ActTable } from './act/act.table.js';
import {
  ActControllerResolver,
  ActFieldsResolver,
  ActOperatorResolver,
  UnitActResolver,
} from './act/act-fields.resolver.js';
import { AgreementCommands } from './agreement/agreement.commands.js';
import { AgreementResolver, UnitAgreementResolver } from './agreement/agreement.resolver.js';
import { AgreementTable } from './agreement/agreement.table.js';
import { CategoryCommands } from './category/category.commands.js';
import { CategoryResolver, UnitCategoryResolver } from './category/category.resolver.js';
import { CategoryTable } from './category/category.table.js';
import { ContingentCommands } from './contingent/contingent.commands.js';
import { ContingentResolver, UnitContingentResolver } from './contingent/contingent.resolver.js';
import { ContingentTable } from './contingent/contingent.table.js';
import { GrantCommands } from './grant/grant.commands.js';
import { GrantQueries } from './grant/grant.queries.js';
import { GrantResolver } from './grant/grant.resolver.js';
import { GrantTable } from './grant/grant.table.js';
import { RelationCommands } from './relation/relation.commands.js';
import { RelationResolver, UnitRelationResolver } from './relation/relation.resolver.js';
import { RelationTable } from './relation/relation.table.js';
import { ServiceModelCommands } from './service-model/service-model.commands.js';
import { ServiceModelResolver, UnitServiceModelResolver } from './service-model/service-model.resolver.js';
import { ServiceModelTable } from './service-model/service-model.table.js';
import { SiteCommands } from './site/site.commands.js';
import { SiteResolver, UnitSiteResolver } from './site/site.resolver.js';
import { SiteTable } from './site/site.table.js';
import { StructureCommands } from './structure/structure.commands.js';
import { SeatResolver, StructureResolver, UnitStructureResolver } from './structure/structure.resolver.js';
import { StructureTable } from './structure/structure.table.js';
import { Authority } from './unit/authority.js';
import { UnitCommands } from './unit/unit.commands.js';
import { UnitQueries } from './unit/unit.queries.js';
import { UnitResolver } from './unit/unit.resolver.js';
import { UnitTable } from './unit/unit.table.js';
import { HubMemberResolver, PlacementResolver, UnitFieldsResolver } from './unit/unit-fields.resolver.js';
import { UnitLoaders } from './unit/unit-loaders.js';
import { UnitRecords } from './unit-records.js';
import { WebResourceCommands } from './web-resource/web-resource.commands.js';
import { UnitWebResourceResolver, WebResourceResolver } from './web-resource/web-resource.resolver.js';
import { WebResourceTable } from './web-resource/web-resource.table.js';

/** The registry of the network: units of every level and dated records about them. */
export const network = defineService({
  name: 'network',
  migrations: new URL('../migrations/', import.meta.url),
  tables: [
    UnitTable,
    GrantTable,
    ContingentTable,
    StructureTable,
    SiteTable,
    CategoryTable,
    ActTable,
    RelationTable,
    WebResourceTable,
    AgreementTable,
    ServiceModelTable,
  ],
  build: ({ works, units }) => {
    const authority = new Authority(units);
    const queries = new UnitQueries(works);
    const loaders = new UnitLoaders(queries);
    const grants = new UnitRecords(works, GrantTable);
    const contingents = new UnitRecords(works, ContingentTable);
    const structures = new UnitRecords(works, StructureTable);
    const sites = new UnitRecords(works, SiteTable);
    const categories = new UnitRecords(works, CategoryTable);
    const acts = new UnitRecords(works, ActTable);
    const relations = new UnitRecords(works, RelationTable);
    const resources = new UnitRecords(works, WebResourceTable);
    const agreements = new UnitRecords(works, AgreementTable);
    const models = new UnitRecords(works, ServiceModelTable);
    const actQueries = new ActQueries(works, queries);
    return {
      resolvers: [
        new UnitResolver(new UnitCommands(works, authority), queries),
        new UnitFieldsResolver(queries, loaders),
        new PlacementResolver(loaders),
        new HubMemberResolver(loaders),
        new GrantResolver(new GrantCommands(works, authority), new GrantQueries(works), loaders),
        new ContingentResolver(new ContingentCommands(works, authority), loaders),
        new UnitContingentResolver(contingents),
        new StructureResolver(new StructureCommands(works, authority), loaders, acts),
        new SeatResolver(loaders),
        new UnitStructureResolver(structures),
        new SiteResolver(new SiteCommands(works, authority), loaders, acts),
        new UnitSiteResolver(sites),
        new CategoryResolver(new CategoryCommands(works, authority), loaders, acts),
        new UnitCategoryResolver(categories),
        new ActResolver(new ActCommands(works, authority), actQueries, acts),
        new ActFieldsResolver(actQueries, acts, loaders),
        new ActOperatorResolver(loaders),
        new ActControllerResolver(),
        new UnitActResolver(acts),
        new RelationResolver(new RelationCommands(works, authority), loaders, acts),
        new UnitRelationResolver(relations),
        new WebResourceResolver(new WebResourceCommands(works, authority), loaders),
        new UnitWebResourceResolver(resources),
        new AgreementResolver(new AgreementCommands(works, authority), loaders),
        new UnitAgreementResolver(agreements),
        new ServiceModelResolver(new ServiceModelCommands(works, authority), loaders, acts),
        new UnitServiceModelResolver(models),
      ],
      references: {
        Unit: loaders.references,
        RoleGrant: grants.references,
        Contingent: contingents.references,
        Structure: structures.references,
        Site: sites.references,
        OrganisationCategory: categories.references,
        Act: acts.references,
        Relation: relations.references,
        WebResource: resources.references,
        Agreement: agreements.references,
        ServiceModel: models.references,
      },
    };
  },
});
