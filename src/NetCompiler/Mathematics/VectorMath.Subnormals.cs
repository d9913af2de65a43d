using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetCompiler.Mathematics;

/// <content>Numbers that decay.</content>
public static partial class VectorMath
{
    /// <summary>
    /// <paramref name="x"/>, but zero where its magnitude is below 2^-100. What an optimizer remembers of a weight without gradients is multiplied by a
    /// fraction in each step, and would end among the subnormal numbers and stay there: 0.9 times the least of them is rounded to itself. Processors
    /// take a hundred times as long for these. NaN stays NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> WithoutSubnormals(Vector<float> x)
    {
        Vector<float> least = new(7.8886091e-31f);
        return Vector.AndNot(x, Vector.AsVectorSingle(Vector.LessThan(Vector.Abs(x), least)));
    }
}
