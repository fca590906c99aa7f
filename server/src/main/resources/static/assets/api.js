// Draws the description of the API. Nothing is fetched from other servers.
window.SwaggerUIBundle({
  url: "/v3/api-docs",
  dom_id: "#description",
  deepLinking: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
});
