namespace RecipeEngine.Dsl.Core;

/// <summary>Functions that .NET's Math lacks. The error function is computed by series and continued fraction, gamma by Lanczos' approximation (g=607/128).</summary>
static class MathFunctions
{
    static readonly double[] Lanczos =
    [
        0.99999999999999709182, 57.156235665862923517, -59.597960355475491248, 14.136097974741747174, -0.49191381609762019978, .33994649984811888699e-4,
        .46523628927048575665e-4, -.98374475304879564677e-4, .15808870322491248884e-3, -.21026444172410488319e-3, .21743961811521264320e-3,
        -.16431810653676389022e-3, .84418223983852743293e-4, -.26190838401581408670e-4, .36899182659531622704e-5,
    ];

    static readonly double[] Factorials = MakeFactorials();

    static double[] MakeFactorials()
    {
        var list = new double[23];
        list[0] = 1;
        for (var i = 1; i < list.Length; i++)
        {
            list[i] = list[i - 1] * i;
        }
        return list;
    }

    public static double Hypotenuse(double x, double y)
    {
        x = Math.Abs(x);
        y = Math.Abs(y);
        if (double.IsInfinity(x) || double.IsInfinity(y))
        {
            return double.PositiveInfinity;
        }
        if (x < y)
        {
            (x, y) = (y, x);
        }
        if (x == 0)
        {
            return y;
        }
        if (x is > 1e-140 and < 1e140 && y is > 1e-140 or 0)
        {
            // the error of the squares is put back, as correctly rounded libraries do
            var h = Math.Sqrt(x * x + y * y);
            var h2 = h * h;
            var x2 = x * x;
            var correction = Math.FusedMultiplyAdd(-y, y, h2 - x2) + Math.FusedMultiplyAdd(h, h, -h2) - Math.FusedMultiplyAdd(x, x, -x2);
            return h - correction / (2 * h);
        }
        var ratio = y / x;
        return x * Math.Sqrt(1 + ratio * ratio);
    }

    public static double Gamma(double x)
    {
        if (double.IsNaN(x) || double.IsPositiveInfinity(x))
        {
            return x;
        }
        if (x == Math.Floor(x) && x is >= 1 and <= 23)
        {
            return Factorials[(int)x - 1];
        }
        if (x < 0.5)
        {
            return Math.PI / (SinPi(x) * Gamma(1 - x));
        }
        if (x > 171.7)
        {
            return double.PositiveInfinity;
        }
        var t = x + 607.0 / 128 - 0.5;
        var half = Math.Pow(t, (x - 0.5) / 2);
        return Math.Sqrt(2 * Math.PI) * half * Math.Exp(-t) * half * Series(x - 1);
    }

    static double Series(double x)
    {
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x + i);
        }
        return sum;
    }

    static double SinPi(double x)
    {
        var r = x - 2 * Math.Floor(x / 2);
        return r > 1 ? -Math.Sin(Math.PI * (r - 1)) : Math.Sin(Math.PI * r);
    }

    public static double LogGamma(double x, out int sign)
    {
        sign = 1;
        if (double.IsNaN(x))
        {
            return x;
        }
        if (x <= 0 && x == Math.Floor(x))
        {
            return double.PositiveInfinity;
        }
        if (x < 0.5)
        {
            var s = SinPi(x);
            sign = s < 0 ? -1 : 1;
            return Math.Log(Math.PI / Math.Abs(s)) - LogGamma(1 - x, out _);
        }
        if (x is 1 or 2)
        {
            return 0.0;
        }
        if (x < 100)
        {
            return Math.Log(Gamma(x));
        }
        var t = x + 607.0 / 128 - 0.5;
        return 0.5 * Math.Log(2 * Math.PI) + (x - 0.5) * Math.Log(t) - t + Math.Log(Series(x - 1));
    }

    public static double Erf(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }
        var a = Math.Abs(x);
        if (a > 6)
        {
            return Math.Sign(x);
        }
        if (a > 2.5)
        {
            return Math.CopySign(1 - Erfc(a), x);
        }
        double sum = a, term = a;
        for (var n = 1; n < 200; n++)
        {
            term *= -a * a / n;
            var add = term / (2 * n + 1);
            sum += add;
            if (Math.Abs(add) < 1e-17 * Math.Abs(sum))
            {
                break;
            }
        }
        return Math.CopySign(2 / Math.Sqrt(Math.PI) * sum, x);
    }

    public static double Erfc(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }
        if (x < 2.5)
        {
            return 1 - Erf(x);
        }
        if (x > 27.3)
        {
            return 0;
        }
        var fraction = 0.0;
        for (var k = 120; k > 0; k--)
        {
            fraction = k / 2.0 / (x + fraction);
        }
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + fraction);
    }
}
