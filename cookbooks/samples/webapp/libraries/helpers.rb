module Webapp
  # Names and paths that recipes, resources and templates agree on.
  module Helpers
    def webapp_user
      node['webapp']['name'].tr('_', '-')
    end

    def webapp_path(*parts)
      ::File.join(node['webapp']['root'], *parts)
    end

    def site_log_path(site, kind)
      "/var/log/nginx/#{site}.#{kind}.log"
    end
  end
end

Chef::DSL::Recipe.include(Webapp::Helpers)
Chef::Resource.include(Webapp::Helpers)
