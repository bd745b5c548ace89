name             'motd'
maintainer       'RecipeEngine'
license          'Apache-2.0'
description      'Writes a message of the day, below a directory of your choice'
long_description IO.read(File.join(File.dirname(__FILE__), 'README.md'))
version          '1.0.0'
chef_version     '>= 15.3'

%w(debian ubuntu).each { |platform| supports platform }
