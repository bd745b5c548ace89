unified_mode true

resource_name :motd_announcement
provides :motd_announcement

description 'One announcement, shown to whoever logs in.'

property :title, String, name_property: true, regex: /\A[\w-]+\z/
property :text, String, description: 'What is said.'
property :weight, Integer, default: 50, callbacks: {
  'must lie between 0 and 99' => ->(weight) { weight.between?(0, 99) },
}
property :folder, String, default: lazy { ::File.join(node['motd']['root'], 'etc', 'motd.d') }

action_class do
  def path
    ::File.join(new_resource.folder, format('%02d-%s', new_resource.weight, new_resource.title))
  end

  # An announcement whose weight changed lies under another name.
  def outdated_paths
    ::Dir.glob(::File.join(new_resource.folder, "[0-9][0-9]-#{new_resource.title}")) - [path]
  end
end

action :create do
  raise ArgumentError, "motd_announcement[#{new_resource.title}] needs a text" unless new_resource.text

  outdated_paths.each { |outdated| file(outdated) { action :delete } }

  file path do
    content "#{new_resource.text.strip}\n"
    mode '0644'
  end
end

action :remove do
  (outdated_paths + [path]).each { |existing| file(existing) { action :delete } }
end
