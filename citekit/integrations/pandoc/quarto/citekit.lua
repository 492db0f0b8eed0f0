-- Runs citekit-pandoc, for programs that take filters in Lua: Quarto, R Markdown, pandoc --lua-filter.
-- A processor that runs later, such as Quarto's, finds nothing left to do: what is cited becomes a span with
-- the attributes of pandoc's own citations, and the settings that have been carried out are gone.

local done = { "bibliography", "csl", "citation-style", "nocite", "references" }

local function as_span(cite)
  local keys = {}
  for _, citation in ipairs(cite.citations) do
    keys[#keys + 1] = citation.id
  end
  return pandoc.Span(cite.content, { class = "citation", ["data-cites"] = table.concat(keys, " ") })
end

function Pandoc(document)
  local cited = pandoc.utils.run_json_filter(document, "citekit-pandoc"):walk({ Cite = as_span })
  for _, setting in ipairs(done) do
    cited.meta[setting] = nil
  end
  return cited
end
