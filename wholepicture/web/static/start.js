// Starts the components of GOV.UK Frontend. Every page works without it.
import { initAll } from './govuk/govuk-frontend.min.js'

initAll()
