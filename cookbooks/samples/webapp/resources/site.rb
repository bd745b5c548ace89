unified_mode true

resource_name :webapp_site
provides :webapp_site

description 'One nginx site, made and enabled.'

property :site, String, name_property: true, regex: /\A[\w.-]+\z/
property :port, Integer, default: 80, callbacks: {
  'must be a port' => ->(port) { port.between?(1, 65_535) },
}
property :root, String, required: [:create]
property :server_names, Array, default: ['_'], coerce: proc { |names| Array(names) }
property :locations, Hash, default: {}

action_class do
  include Webapp::Helpers

  def available
    "/etc/nginx/sites-available/#{new_resource.site}"
  end

  def enabled
    "/etc/nginx/sites-enabled/#{new_resource.site}"
  end
end

action :create do
  template available do
    cookbook 'webapp'
    source 'site.erb'
    mode '0644'
    variables(
      site: new_resource.site,
      port: new_resource.port,
      root: new_resource.root,
      server_names: new_resource.server_names,
      locations: new_resource.locations
    )
    helpers Webapp::Helpers
  end

  link enabled do
    to available
  end
end

action :remove do
  link enabled do
    action :delete
  end

  file available do
    action :delete
  end
end
