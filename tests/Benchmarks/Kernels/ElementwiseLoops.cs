using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetCompiler.Mathematics;

namespace NetCompiler.Benchmarks;

/// <summary>Loops as the compiler prints them around the vector mathematics.</summary>
internal static class ElementwiseLoops
{
    /// <summary>A function of one vector, in both widths.</summary>
    public interface IFunction
    {
        Vector512<float> Wide(Vector512<float> x);

        Vector<float> Narrow(Vector<float> x);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TFunction>(int length, ref float x, ref float y)
        where TFunction : struct, IFunction
    {
        TFunction function = default;
        if (Vector512.IsHardwareAccelerated)
        {
            for (nuint i = 0; i < (nuint)length; i += 16)
            {
                function.Wide(Vector512.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
            }

            return;
        }

        for (nuint i = 0; i < (nuint)length; i += (nuint)Vector<float>.Count)
        {
            function.Narrow(Vector.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
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

    public readonly struct Exp : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Wide(Vector512<float> x) => VectorMath.Exp(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Narrow(Vector<float> x) => VectorMath.Exp(x);
    }

    public readonly struct Log : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Wide(Vector512<float> x) => VectorMath.Log(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Narrow(Vector<float> x) => VectorMath.Log(x);
    }

    public readonly struct Tanh : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Wide(Vector512<float> x) => VectorMath.Tanh(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Narrow(Vector<float> x) => VectorMath.Tanh(x);
    }

    public readonly struct Sigmoid : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Wide(Vector512<float> x) => VectorMath.Sigmoid(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Narrow(Vector<float> x) => VectorMath.Sigmoid(x);
    }

    public readonly struct GELU : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Wide(Vector512<float> x) => x * VectorMath.NormalCDF(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Narrow(Vector<float> x) => x * VectorMath.NormalCDF(x);
    }

    public readonly struct SiLU : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Wide(Vector512<float> x) => x * VectorMath.Sigmoid(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Narrow(Vector<float> x) => x * VectorMath.Sigmoid(x);
    }

    public readonly struct ReLU : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Wide(Vector512<float> x) => VectorMath.ReLU(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Narrow(Vector<float> x) => VectorMath.ReLU(x);
    }
}
