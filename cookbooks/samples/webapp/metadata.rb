name             'webapp'
maintainer       'RecipeEngine'
license          'Apache-2.0'
description      'A small web application: its account, nginx in front, its settings and its housekeeping'
long_description IO.read(File.join(__dir__, 'README.md'))
version          '1.2.0'
chef_version     '>= 15.3'

supports 'debian', '>= 11.0'
supports 'ubuntu', '>= 20.04'
