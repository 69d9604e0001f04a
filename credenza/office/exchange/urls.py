from django.urls import path

from credenza.office.exchange.views import registry, rosters

urlpatterns = [
    path("imports/", rosters.imports, name="imports"),
    path("imports/<int:pk>/columns/", rosters.map_columns, name="import-map"),
    path("imports/<int:pk>/", rosters.result, name="import-result"),
    path("imports/<int:pk>/refused/", rosters.refused, name="import-refused"),
    path("imports/<int:pk>/mapping/", rosters.mapping_file, name="import-mapping"),
    path("registry/", registry.look_up, name="registry"),
    path("registry/open-file/", registry.create, name="registry-create"),
    path("practitioners/<int:pk>/registry/", registry.compare, name="practitioner-registry"),
]
