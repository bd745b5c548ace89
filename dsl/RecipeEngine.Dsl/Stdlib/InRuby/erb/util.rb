require 'erb'
