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

    /// <summary>Multiplies a row by a factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(float* y, int n, float factor)
    {
        V scale = new(factor);
        int whole = n - (n % V.Count), rest = n - whole;
        for (int i = 0; i < whole; i += V.Count)
        {
            *(V*)(y + i) *= scale;
        }

        if (rest != 0)
        {
            RowLanes.Store(RowLanes.Load(y + whole, rest, V.Zero) * scale, y + whole, rest);
        }
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
