require 'json'

unified_mode true

resource_name :webapp_settings
provides :webapp_settings

description 'A JSON file of settings, compared value by value.'

property :path, String, name_property: true
property :values, Hash, default: {}
property :owner, String
property :group, String
property :mode, String, default: '0640'

load_current_value do |desired|
  current_value_does_not_exist! unless ::File.exist?(desired.path)

  begin
    values ::JSON.parse(::File.read(desired.path))
  rescue ::JSON::ParserError
    current_value_does_not_exist!
  end
end

action :write do
  converge_if_changed :values do
    file new_resource.path do
      content "#{::JSON.pretty_generate(new_resource.values)}\n"
      owner new_resource.owner
      group new_resource.group
      mode new_resource.mode
    end
  end
end
