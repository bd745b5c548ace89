require 'cgi/util'
require 'cgi/cookie'

# Escaping, queries and cookies. There is no web server around a recipe, so no request object can be made.
class CGI
  CR = "\015"
  LF = "\012"
  EOL = CR + LF

  class << self
    undef_method :new
  end

  def self.parse(query)
    found = {}
    query.split(/[&;]/).each do |pairs|
      key, value = pairs.split('=', 2).collect { |v| CGI.unescape(v) }
      next unless key
      found[key] ||= []
      found[key].push(value) if value
    end
    found.default = [].freeze
    found
  end
end
