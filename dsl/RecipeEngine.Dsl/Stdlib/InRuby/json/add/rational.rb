require 'json'

class Rational
  def as_json(*) = { JSON.create_id => self.class.name, 'n' => numerator, 'd' => denominator }
  def to_json(*args) = as_json.to_json(*args)
  def self.json_create(object) = Rational(object['n'], object['d'])
end
