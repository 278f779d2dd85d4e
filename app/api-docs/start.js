// The viewer of /api/openapi.json, from our own server and under its CSP. "Try it out" makes a
// fresh Idempotency-Key for each write, so that nobody has to invent one.
SwaggerUIBundle({
	url: '/api/openapi.json',
	dom_id: '#api',
	deepLinking: true,
	docExpansion: 'list',
	defaultModelsExpandDepth: 0,
	validatorUrl: null,
	requestInterceptor(request) {
		const key = request.headers['Idempotency-Key'];
		if (request.method !== 'GET' && !key) request.headers['Idempotency-Key'] = crypto.randomUUID();
		return request;
	},
});
