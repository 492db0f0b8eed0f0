-- Runs citekit-pandoc, for programs that take filters in Lua: Quarto, R Markdown, pandoc --lua-filter.
-- What is cited becomes a span with the attributes of pandoc's own citations, so that a processor that
-- runs later, such as Quarto's, finds nothing left to do.

local function as_span(cite)
  local keys = {}
  for _, citation in ipairs(cite.citations) do
    keys[#keys + 1] = citation.id
  end
  return pandoc.Span(cite.content, { class = "citation", ["data-cites"] = table.concat(keys, " ") })
end

function Pandoc(document)
  return pandoc.utils.run_json_filter(document, "citekit-pandoc"):walk({ Cite = as_span })
end
