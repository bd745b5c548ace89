using System.Globalization;
using System.Text;

namespace RecipeEngine.Benchmarks;

/// <summary>A made-up index of the public Supermarket's size, the same for the same seed.</summary>
public static class SupermarketShape
{
    /// <summary>An index of the public Supermarket's size and look: few versions for most, hundreds for some, most of what is needed is popular.</summary>
    public static byte[] Index(int seed, int cookbooks, int versions)
    {
        var random = new Random(seed);
        var text = new StringBuilder("{");
        for (var i = 0; i < cookbooks; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"\"cookbook-{i}\":{{");
            var count = Math.Max(1, i < cookbooks / 20 ? versions / cookbooks * 6 : (int)(versions / (double)cookbooks * (0.3 + random.NextDouble())));
            for (var v = 0; v < count; v++)
            {
                var version = $"{v / 20}.{v / 4 % 5}.{v % 4}";
                text.Append(v == 0 ? "" : ",").Append(CultureInfo.InvariantCulture,
                    $"\"{version}\":{{\"location_type\":\"opscode\",\"location_path\":\"https://supermarket.example/api/v1\",\"download_url\":\"https://supermarket.example/api/v1/cookbooks/cookbook-{i}/versions/{version}/download\",\"dependencies\":{{");
                var needs = random.Next(0, 5);
                for (var d = 0; d < needs; d++)
                {
                    // Needing only lower numbers keeps most of it solvable, as the real one is.
                    var needed = i == 0 ? 1 : random.Next(0, random.Next(2) == 0 ? Math.Min(i, 60) : i);
                    text.Append(d == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"\"cookbook-{needed}\":\"{Constraint(random)}\"");
                }

                text.Append("}}");
            }

            text.Append('}');
        }

        return Encoding.UTF8.GetBytes(text.Append('}').ToString());
    }

    static string Constraint(Random random) => random.Next(10) switch
    {
        < 6 => ">= 0.0.0",
        6 => ">= 0.1.0",
        7 => "~> 0.1",
        8 => "< 9.0.0",
        _ => ">= 0.0.2",
    };
}
