from django.urls import path

from credenza.office.exchange import views

urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/<int:pk>/columns/", views.map_columns, name="import-map"),
    path("imports/<int:pk>/", views.result, name="import-result"),
    path("imports/<int:pk>/refused/", views.refused, name="import-refused"),
    path("imports/<int:pk>/mapping/", views.mapping_file, name="import-mapping"),
]
