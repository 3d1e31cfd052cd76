/**
 * The construct for a RAM role by which DTS of one Alibaba Cloud account reaches a database of another.
 *
 * @module cdktf-alicloud-dts
 */
import "./engine/installed";

export * from "./role";
