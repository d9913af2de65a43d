using System.Numerics;
using System.Runtime.CompilerServices;
using NetCompiler.Mathematics;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <summary>One row of a softmax in 128- or 256-bit vectors.</summary>
internal static unsafe class SoftmaxRowNarrow
{
    /// <summary>Stores <c>e^(x - max x)</c> in y, unless y is null, and returns the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Exponentials(float* x, float* y, int n, out float max)
    {
        V least = new(float.NegativeInfinity), largest = least;
        int whole = n - (n % V.Count), rest = n - whole;
        for (int i = 0; i < whole; i += V.Count)
        {
            largest = Vector.MaxNative(*(V*)(x + i), largest);
        }

        // Lanes behind the row are -inf, whose exponential is zero.
        V last = rest == 0 ? least : RowLanes.Load(x + whole, rest, least);
        max = Largest(Vector.MaxNative(last, largest));

        V shift = new(max), sum = V.Zero;
        for (int i = 0; i < whole; i += V.Count)
        {
            V e = VectorMath.Exp(*(V*)(x + i) - shift);
            sum += e;
            if (y != null)
            {
                *(V*)(y + i) = e;
            }
        }

        if (rest != 0)
        {
            V e = VectorMath.Exp(last - shift);
            sum += e;
            if (y != null)
            {
                RowLanes.Store(e, y + whole, rest);
            }
        }

        return Sums.OfLanes(sum);
    }

    /// <summary>Multiplies a row by a factor, and returns the sum of the products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Scale(float* y, int n, float factor)
    {
        V scale = new(factor), sum = V.Zero;
        int whole = n - (n % V.Count), rest = n - whole;
        for (int i = 0; i < whole; i += V.Count)
        {
            V product = *(V*)(y + i) * scale;
            sum += product;
            *(V*)(y + i) = product;
        }

        if (rest != 0)
        {
            V product = RowLanes.Load(y + whole, rest, V.Zero) * scale;
            sum += product;
            RowLanes.Store(product, y + whole, rest);
        }

        return Sums.OfLanes(sum);
    }

    private static float Largest(V x)
    {
        float largest = x[0];
        for (int lane = 1; lane < V.Count; lane++)
        {
            largest = float.MaxNative(x[lane], largest);
        }

        return largest;
    }
}
