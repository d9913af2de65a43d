using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetCompiler.Mathematics;

namespace NetCompiler.Benchmarks;

/// <summary>Loops as the compiler prints them around the vector mathematics.</summary>
internal static class ElementwiseLoops
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Exp(int length, ref float x, ref float y)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            for (nuint i = 0; i < (nuint)length; i += 16)
            {
                VectorMath.Exp(Vector512.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
            }

            return;
        }

        for (nuint i = 0; i < (nuint)length; i += (nuint)Vector<float>.Count)
        {
            VectorMath.Exp(Vector.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Log(int length, ref float x, ref float y)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            for (nuint i = 0; i < (nuint)length; i += 16)
            {
                VectorMath.Log(Vector512.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
            }

            return;
        }

        for (nuint i = 0; i < (nuint)length; i += (nuint)Vector<float>.Count)
        {
            VectorMath.Log(Vector.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tanh(int length, ref float x, ref float y)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            for (nuint i = 0; i < (nuint)length; i += 16)
            {
                VectorMath.Tanh(Vector512.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
            }

            return;
        }

        for (nuint i = 0; i < (nuint)length; i += (nuint)Vector<float>.Count)
        {
            VectorMath.Tanh(Vector.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sigmoid(int length, ref float x, ref float y)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            for (nuint i = 0; i < (nuint)length; i += 16)
            {
                VectorMath.Sigmoid(Vector512.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
            }

            return;
        }

        for (nuint i = 0; i < (nuint)length; i += (nuint)Vector<float>.Count)
        {
            VectorMath.Sigmoid(Vector.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dropout(int length, ref float y)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            for (nuint i = 0; i < (nuint)length; i += 16)
            {
                VectorMath.DropoutMask512(5, (long)i, 1u << 30, 1.25f).StoreUnsafe(ref y, i);
            }

            return;
        }

        for (nuint i = 0; i < (nuint)length; i += (nuint)Vector<float>.Count)
        {
            VectorMath.DropoutMask(5, (long)i, 1u << 30, 1.25f).StoreUnsafe(ref y, i);
        }
    }
}
