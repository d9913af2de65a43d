using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler.CompilerServices;

/// <summary>The border of zeros around an image that a padded convolution reads.</summary>
public static class Halo
{
    /// <summary>Zeroes the border of <c>[height + 2 haloY][width + 2 haloX][channelStride]</c> and nothing inside.</summary>
    /// <param name="image">The corner of the halo, that is the first float of the buffer.</param>
    /// <param name="height">Lines inside.</param>
    /// <param name="width">Pixels of a line inside.</param>
    /// <param name="channelStride">Floats of a pixel.</param>
    /// <param name="haloY">Lines of border above and below.</param>
    /// <param name="haloX">Pixels of border left and right.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Clear(ref float image, int height, int width, int channelStride, int haloY, int haloX)
    {
        int side = haloX * channelStride, line = (width + (2 * haloX)) * channelStride;

        // The right border of one line and the left border of the next are neighbors.
        MemoryMarshal.CreateSpan(ref image, (haloY * line) + side).Clear();
        ref float right = ref Unsafe.Add(ref image, (haloY * line) + side + (width * channelStride));
        for (int y = 1; y < height; y++, right = ref Unsafe.Add(ref right, line))
        {
            MemoryMarshal.CreateSpan(ref right, 2 * side).Clear();
        }

        MemoryMarshal.CreateSpan(ref right, side + (haloY * line)).Clear();
    }
}
